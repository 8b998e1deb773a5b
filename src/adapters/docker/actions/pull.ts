import type { Readable } from 'node:stream';
import type { Desk } from '../../../core/resources/desk';
import { ResourceError } from '../../../core/resources/errors';
import { bytes } from '../../../core/resources/format';
import type { Progress } from '../../../core/resources/model';
import { readJsonLines } from '../jsonLines';
import { call, type Toolbox } from './each';
import { referenceFault, splitReference } from './names';

/** Pulls an image and shows how much of its layers has come. Asks which when no `name` is given. */
export async function pull(tools: Toolbox, desk: Desk, name?: string): Promise<void> {
  const reference =
    name ??
    (await desk.ask({
      title: 'Pull Image',
      prompt: 'Name of the image, as repository or repository:tag',
      placeholder: 'nginx:alpine',
      fault: referenceFault,
    }));
  if (reference === undefined) return;
  const { repo, version } = splitReference(reference);
  await desk.progress(`Pulling ${reference}`, (tell, signal) =>
    call(tools, async (docker) => {
      const options = { fromImage: repo, tag: version, abortSignal: signal };
      const login = await tools.loginFor(repo);
      const answer = login ? docker.createImage(login, options) : docker.createImage(options);
      const stream = (await answer) as Readable;
      const layers = new Layers(tell);
      for await (const line of readJsonLines(stream)) layers.told(line);
    }),
  );
}

interface Layer {
  readonly done: number;
  readonly total: number;
}

/** Adds up what the engine tells of the layers of an image. */
export class Layers {
  private readonly layers = new Map<string, Layer>();

  constructor(private readonly tell: Progress) {}

  /** Takes one line of the engine's answer. @throws ResourceError when it is an error */
  told({ id, status, error, progressDetail: detail }: Readonly<Record<string, unknown>>): void {
    if (typeof error === 'string') throw new ResourceError('failed', error);
    if (typeof id !== 'string') {
      if (typeof status === 'string') this.tell({ message: status });
      return;
    }
    const known = this.layers.get(id);
    if (status === 'Downloading' && typeof detail === 'object' && detail !== null) {
      const [done, total] = [Number(Reflect.get(detail, 'current')), Number(Reflect.get(detail, 'total'))];
      if (total > 0) this.layers.set(id, { done, total });
    } else if (known && status === 'Download complete') {
      this.layers.set(id, { ...known, done: known.total });
    } else {
      return;
    }
    this.sum();
  }

  private sum(): void {
    const all = [...this.layers.values()];
    const done = all.reduce((sum, layer) => sum + layer.done, 0);
    const total = all.reduce((sum, layer) => sum + layer.total, 0);
    this.tell({ message: `${bytes(done)} of ${bytes(total)}`, fraction: done / total });
  }
}
