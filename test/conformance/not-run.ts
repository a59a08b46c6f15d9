/** What is not run on the memory backend at any moment: named, so that no case stops being run unseen. */
export const neverRunOnMemory: readonly string[] = [
  'a child’s times are not the parent’s own',
  'what is booked for a child is the child’s alone',
  'a child’s time that is moved stays the child’s, and the parent’s own time stands',
  'days and times agree',
  'the invitation of another cannot be answered',
  'a time that needs an invitation is held for the invited alone',
];

/** At the usual moment no change of the clock is near. */
export const notRunOnMemory: readonly string[] = [...neverRunOnMemory, 'a day on which the clocks change is whole'];
