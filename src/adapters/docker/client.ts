import { Agent as HttpsAgent } from 'node:https';
import Docker from 'dockerode';
import type { Address } from './endpoint';
import { SshAgent } from './ssh';

/** The client of an engine. `dockerode` stays out of everything that loads before a Docker view is opened: this file is bundled alone. */
export function createClient(address: Address): Docker {
  // The client mixes in the environment's DOCKER_HOST wherever an option is absent; what is undefined counts as given.
  const docker = new Docker({ socketPath: undefined, host: undefined, port: undefined, ...options(address) });
  // It has no option for this; its requests take the agent of the modem.
  if (address.kind === 'tcp' && address.tls) {
    const { ca, cert, key, skipVerify } = address.tls;
    const agent = new HttpsAgent({ ca, cert, key, rejectUnauthorized: !skipVerify, keepAlive: true });
    Object.assign(docker.modem, { agent });
  }
  if (address.kind === 'ssh') Object.assign(docker.modem, { agent: new SshAgent(address) });
  return docker;
}

function options(address: Address): Docker.DockerOptions {
  if (address.kind === 'socket') return { socketPath: address.path, protocol: 'http' };
  // The name only goes into a header: the agent knows the way.
  // The name is never looked up; the editor, which routes requests through its proxy settings, leaves alone what goes here.
  if (address.kind === 'ssh') return { host: 'localhost', port: 80, protocol: 'http' };
  const { host, port, tls } = address;
  return { host, port, protocol: tls ? 'https' : 'http' };
}
