export { createGateway, type GatewayOptions, type LogEntry } from './create-gateway.js';
