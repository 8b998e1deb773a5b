import { watch, type FSWatcher } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { Disposable } from '../../core/runs/events';
import { configFolder } from './contexts';
import { type Surroundings } from './place';

/** `docker context use` writes a temporary file first; this much later all is there, in ms. */
const WRITTEN = 50;

/**
 * Tells when the docker command's configuration has changed, as `docker context use` does. A folder that is not there yet is waited for:
 * the first context makes it.
 */
export function watchConfig(surroundings: Surroundings, changed: () => void): Disposable {
  const folder = configFolder(surroundings);
  let timer: NodeJS.Timeout | undefined;
  let watcher: FSWatcher | undefined;
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(changed, WRITTEN);
  };
  /** @returns whether it can be watched */
  const follow = (path: string, told: (name: string | null) => void): boolean => {
    watcher?.close();
    try {
      const own = watch(path, (_, name) => told(name));
      // A folder that is removed while it is watched.
      own.on('error', () => own.close());
      watcher = own;
      return true;
    } catch {
      return false;
    }
  };
  const begin = (): void => {
    const there = follow(folder, (name) => {
      if (name === null || name === 'config.json') soon();
      // Linux tells of a folder's own end by its name.
      if (name === basename(folder)) begin();
    });
    if (there) return;
    follow(dirname(folder), (name) => {
      if (name !== null && name !== basename(folder)) return;
      begin();
      soon();
    });
  };
  begin();
  return {
    dispose: () => {
      clearTimeout(timer);
      watcher?.close();
    },
  };
}
