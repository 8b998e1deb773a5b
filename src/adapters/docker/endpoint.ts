/** Certificates of a TLS endpoint, PEM. */
export interface Tls {
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
  /** Take any certificate: the context says so. */
  readonly skipVerify: boolean;
}

/** Where an engine listens. */
export type Address =
  | { readonly kind: 'socket'; readonly path: string }
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number; readonly tls?: Tls }
  | { readonly kind: 'ssh'; readonly destination: string; readonly port?: number };

/** An address, and who named it: for messages, and to notice when it changes. */
export interface Endpoint {
  readonly address: Address;
  /** As it was written: `unix:///var/run/docker.sock`. */
  readonly host: string;
  /** `DOCKER_HOST`, `context colima`, `default socket`. */
  readonly origin: string;
}

const DOCKER_PORT = 2375;
const DOCKER_TLS_PORT = 2376;

/**
 * Reads an address as `DOCKER_HOST` and contexts write it: `unix://`, `npipe://`, `tcp://`, `http(s)://`, `ssh://` or `host:port`.
 *
 * @returns `null` when it is none of these.
 */
export function parseHost(host: string, tls?: Tls): Address | null {
  const local = /^(?:unix|npipe):\/\/(.+)$/.exec(host)?.[1];
  if (local !== undefined) return { kind: 'socket', path: local };
  const text = host.includes('://') ? host : `tcp://${host}`;
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  if (url.hostname === '') return null;
  const name = url.hostname.replace(/^\[(.*)\]$/, '$1');
  if (url.protocol === 'ssh:') {
    const destination = url.username === '' ? name : `${decodeURIComponent(url.username)}@${name}`;
    return { kind: 'ssh', destination, ...(url.port === '' ? {} : { port: Number(url.port) }) };
  }
  if (!['tcp:', 'http:', 'https:'].includes(url.protocol)) return null;
  const secure = tls ?? (url.protocol === 'https:' ? { skipVerify: false } : undefined);
  // The URL class hides the ports that the protocol implies.
  const implied =
    { 'http:': 80, 'https:': 443, 'tcp:': secure ? DOCKER_TLS_PORT : DOCKER_PORT }[url.protocol] ??
    DOCKER_PORT;
  const port = url.port === '' ? implied : Number(url.port);
  return { kind: 'tcp', host: name, port, ...(secure === undefined ? {} : { tls: secure }) };
}
