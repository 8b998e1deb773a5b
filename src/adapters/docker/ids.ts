import type { ResourceRow } from '../../core/resources/model';

/** The engine's id of what a row stands for: row ids are `container:<id>`, `image:<id>:<name>`, … */
export const engineId = ({ id, kind, copy }: ResourceRow): string =>
  kind === 'docker.image' ? (copy?.id ?? '') : id.slice(id.indexOf(':') + 1);
