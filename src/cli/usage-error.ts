/** Something that whoever typed the command can mend: its message is one sentence for them. */
export class UsageError extends Error {}
