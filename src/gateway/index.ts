export { createGateway } from './create-gateway.js';
export type { Gateway, GatewayOptions, LogEntry, TimeLimits } from './options.js';
export type { Rates } from './rates.js';
export { type GatewayStore, memoryStore } from './store.js';
