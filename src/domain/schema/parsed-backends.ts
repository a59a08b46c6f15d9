/** Backends whose answers are read by their shape, by the backend as it was given: of one that does so itself, it is that. */
export const readBackends = new WeakMap<object, object>();
