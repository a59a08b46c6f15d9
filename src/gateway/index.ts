export { causesOf } from './causes.js';
export { createGateway } from './create-gateway.js';
export { type FeedLimit, feedLimit } from './feed-limit.js';
export type { Gateway, GatewayOptions, LogEntry, TimeLimits } from './options.js';
export { isPlainText } from './plain-text.js';
export type { Rates } from './rate-limit.js';
export { type GatewayStore, memoryStore } from './store.js';
export { yieldThread } from './yield-thread.js';
