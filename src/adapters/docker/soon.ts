/**
 * Runs `job` once for all requests of one turn of the event loop: a storm of events does not become a storm of drawings, and a single
 * one waits for less than a millisecond.
 */
export function soon(job: () => void): () => void {
  let planned = false;
  return () => {
    if (planned) return;
    planned = true;
    setImmediate(() => {
      planned = false;
      job();
    });
  };
}
