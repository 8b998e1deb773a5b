import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { onPath } from '../host/chromium';

const run = promisify(execFile);

interface LocalImage {
  readonly name: string;
  /** The program of this machine that the image runs. */
  readonly program: string | undefined;
  /** Where it lies in the image. */
  readonly path: string;
  readonly dockerfile: string;
  readonly files?: Readonly<Record<string, string>>;
}

const REGISTRY_CONFIG = `version: 0.1
storage: { filesystem: { rootdirectory: /var/lib/registry } }
http: { addr: ':5000' }
`;

/** Images that the course takes from Docker Hub and that this machine's own programs can be put into: they run what they say. */
const IMAGES: readonly LocalImage[] = [
  {
    name: 'node:24-alpine',
    program: process.execPath,
    path: '/usr/local/bin/node',
    dockerfile: `RUN echo 'node:x:1000:1000::/home/node:/bin/sh' >> /etc/passwd\nCMD ["node"]\n`,
  },
  {
    name: 'registry:3',
    program: onPath(['docker-registry']),
    path: '/bin/registry',
    dockerfile: 'VOLUME /var/lib/registry\nEXPOSE 5000\nCMD ["registry", "serve", "/etc/registry.yml"]\n',
    files: { '/etc/registry.yml': REGISTRY_CONFIG },
  },
];

/** Makes those of the images that the engine does not have and cannot pull. @returns the names of those that are missing still */
export async function provideImages(env: NodeJS.ProcessEnv): Promise<string[]> {
  const missing: string[] = [];
  for (const image of IMAGES) {
    const docker = (...args: string[]) => run('docker', args, { env });
    const there = await docker('image', 'inspect', image.name).then(
      () => true,
      () =>
        docker('image', 'pull', '--quiet', image.name).then(
          () => true,
          () => false,
        ),
    );
    if (there) continue;
    if (image.program === undefined) missing.push(image.name);
    else await build(image, image.program, docker);
  }
  return missing;
}

async function build(
  { name, path, dockerfile, files = {} }: LocalImage,
  program: string,
  docker: (...args: string[]) => Promise<unknown>,
): Promise<void> {
  const context = await mkdtemp(join(tmpdir(), 'practice-image-'));
  const place = async (target: string, work: (path: string) => Promise<void>) => {
    const full = join(context, 'root', target);
    await mkdir(dirname(full), { recursive: true });
    await work(full);
  };
  try {
    await place(path, (full) => cp(program, full));
    for (const library of await librariesOf(program))
      await place(library, (full) => cp(library, full, { dereference: true }));
    for (const [target, content] of Object.entries(files))
      await place(target, (full) => writeFile(full, content));
    await writeFile(join(context, 'Dockerfile'), `FROM alpine\nCOPY root/ /\n${dockerfile}`);
    await docker('image', 'build', '--quiet', '--tag', name, context);
  } finally {
    await rm(context, { recursive: true, force: true });
  }
}

/** Absolute paths, as the loader names them. */
async function librariesOf(program: string): Promise<string[]> {
  const { stdout } = await run('ldd', [program]);
  return [...stdout.matchAll(/(?:=> )?(\/\S+) \(0x/g)].map(([, library = '']) => library);
}
