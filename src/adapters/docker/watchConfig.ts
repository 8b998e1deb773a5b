import { watch, type FSWatcher } from 'node:fs';
import type { Disposable } from '../../core/runs/events';
import { configFolder } from './contexts';
import { type Surroundings } from './place';

/** `docker context use` writes a temporary file first; this much later all is there, in ms. */
const WRITTEN = 50;

/** Tells when the docker command's configuration has changed, as `docker context use` does. A folder that is not there is not watched. */
export function watchConfig(surroundings: Surroundings, changed: () => void): Disposable {
  let timer: NodeJS.Timeout | undefined;
  let watcher: FSWatcher | undefined;
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(changed, WRITTEN);
  };
  try {
    watcher = watch(configFolder(surroundings), (_, name) => {
      if (name === null || name === 'config.json') soon();
    });
    // A folder that is removed while it is watched.
    watcher.on('error', () => watcher?.close());
  } catch {
    // Nothing is configured there, so nothing can change; a new connection looks again.
  }
  return {
    dispose: () => {
      clearTimeout(timer);
      watcher?.close();
    },
  };
}
