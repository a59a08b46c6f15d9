import type { StaffMember } from 'tidbok/backends/memory';

/** Those who can log in to the schedules. They do not exist. */
export const staffMembers: readonly StaffMember[] = [
  { id: 'staff-1', name: 'Lena Ek' },
  { id: 'staff-2', name: 'Omar Lund' },
  { id: 'staff-3', name: 'Rut Berg' },
];
