/** Backends that read what their server answers by its shape themselves: nobody has to do it again. */
export const readBackends = new WeakSet();
