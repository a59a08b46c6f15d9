export { httpBackend, type HttpBackendOptions } from './http-backend.js';
