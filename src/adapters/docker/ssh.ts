import { spawn } from 'node:child_process';
import { Agent } from 'node:http';
import { Duplex, PassThrough } from 'node:stream';
import type { Address } from './endpoint';

/** Nobody is there to answer a question for a password, and a machine that is off does not answer for minutes. */
const OPTIONS = ['-o', 'BatchMode=yes', '-o', 'ConnectTimeout=10', '-T'];

/**
 * Speaks to the engine of another machine over the standard streams of the `ssh` command, as the docker command does: it brings
 * the user's keys, agent and configuration, and works wherever `ssh <host> docker ps` works.
 */
export class SshAgent extends Agent {
  constructor(private readonly address: Extract<Address, { kind: 'ssh' }>) {
    super({ keepAlive: true, maxFreeSockets: 2 });
  }

  override createConnection(): Duplex {
    const { destination, port } = this.address;
    const where = [...(port === undefined ? [] : ['-p', String(port)]), '--', destination];
    const child = spawn('ssh', [...OPTIONS, ...where, 'docker', 'system', 'dial-stdio'], {
      windowsHide: true,
    });
    // The end of its streams counts only with the reason for it, which comes later.
    const output = child.stdout.pipe(new PassThrough(), { end: false });
    const input = new PassThrough();
    input.pipe(child.stdin);
    child.stdin.on('error', () => undefined);
    const stream = Duplex.from({ readable: output, writable: input });
    let said = '';
    child.stderr.on('data', (data: Buffer) => (said = (said + data.toString()).slice(-500)));
    const fail = (why: string): void => void stream.destroy(Object.assign(new Error(why), { code: 'ESSH' }));
    child.on('error', () => fail('the ssh command was not found on the PATH'));
    child.on('close', (code) => {
      if (code === 0) output.end();
      else fail(said.trim().split('\n').at(-1) ?? `ssh ended with ${code}`);
    });
    stream.on('close', () => child.kill());
    return stream;
  }

  /** A pair of pipes has none of the switches of a socket. */
  override keepSocketAlive(): boolean {
    return true;
  }

  override reuseSocket(): void {
    // Nothing to switch back either.
  }
}
