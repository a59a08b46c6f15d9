export { clinicDesk } from './clinic-desk.js';
export type { ClinicDesk, DeskChange, DeskColumn, DeskSpot, DeskState, DeskVisitType } from './clinic-desk.js';
export { memoryBackend } from './memory-backend.js';
export type { MemoryBackendOptions } from './memory-backend.js';
export { createRegion } from './region.js';
export type { Region, RegionOptions, TakenOff } from './region.js';
export { demoCitizens } from './region-people.js';
export type { Person } from './region-people.js';
export type { Failures, Latency, Method, Script, Silence } from './script.js';
