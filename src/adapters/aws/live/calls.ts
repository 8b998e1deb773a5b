import { createHash, createHmac, type Hash, type Hmac } from 'node:crypto';
import type { AwsCredentialIdentityProvider } from '@aws-sdk/types';
import type { AwsTarget } from '../../../core/aws/target';
import type { Sdk } from '../session';
import type { ListCall } from './lists';

/** Where calls go, and as whom. */
export interface LiveAccess {
  readonly sdk: Sdk;
  readonly target: AwsTarget;
  readonly credentials: AwsCredentialIdentityProvider;
}

/** Milliseconds that a call may take: nobody waits for a suggestion longer. */
const TIMEOUT = 5000;
/** Services with one address for all regions, and the region that signs there. */
const GLOBAL: Readonly<Record<string, string>> = { iam: 'us-east-1' };

/** An answer that is none: access denied, not supported … */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
  /**
   * @param code as the service has it: `AccessDenied`; the HTTP status where it has none
   * @param said the service's own sentence, or the beginning of what it answered
   */
  constructor(
    readonly service: string,
    readonly code: string,
    readonly said: string,
  ) {
    super(`${service}: ${code} ${said}`);
  }
}

/** Reads why a service refused, from XML or JSON. */
function refusal(service: string, status: number, text: string): RefusedError {
  const code = /<Code>([^<]+)<|"(?:__type|code|Code)"\s*:\s*"(?:[^"]*#)?([^"]+)"/.exec(text);
  const said = /<Message>([^<]+)<|"(?:message|Message)"\s*:\s*"([^"]+)"/.exec(text);
  return new RefusedError(
    service,
    code?.[1] ?? code?.[2] ?? String(status),
    said?.[1] ?? said?.[2] ?? text.slice(0, 200),
  );
}

/**
 * Asks a service and returns its answer as plain data.
 *
 * The clients of the SDK would add some hundred kilobytes for each of these services; all that is wanted of them is one list.
 * @param parent the identifier that takes the place of `{}`
 * @throws when there is no answer, or a refusal
 */
export async function callService(
  { sdk, target, credentials }: LiveAccess,
  { service, host = service, request }: Pick<ListCall, 'service' | 'host' | 'request'>,
  parent: string,
  signal: AbortSignal,
): Promise<unknown> {
  const url = new URL(target.endpoint ?? addressOf(host, target.region));
  const [path, search = ''] = (
    request.kind === 'rest' ? request.path.replace('{}', encodeURIComponent(parent)) : '/'
  ).split('?');
  const body = bodyOf(request, parent);
  const signer = new sdk.SignatureV4({
    service,
    region: GLOBAL[service] ?? target.region,
    credentials,
    sha256: Sha256,
    uriEscapePath: service !== 's3',
  });
  const signed = await signer.sign({
    method: request.kind === 'rest' ? 'GET' : 'POST',
    protocol: url.protocol,
    hostname: url.hostname,
    ...(url.port === '' ? {} : { port: Number(url.port) }),
    path: path ?? '/',
    query: Object.fromEntries(new URLSearchParams(search)),
    headers: { host: url.host, ...headersOf(request, service) },
    ...(body === undefined ? {} : { body }),
  });
  const response = await fetch(
    new URL(request.kind === 'rest' ? `${path}${search === '' ? '' : `?${search}`}` : '/', url),
    {
      method: signed.method,
      headers: signed.headers,
      ...(body === undefined ? {} : { body }),
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT)]),
    },
  ).catch((error: unknown) => {
    // What it says itself is only that it failed.
    throw error instanceof TypeError && error.cause !== undefined ? error.cause : error;
  });
  const text = await response.text();
  if (!response.ok) throw refusal(service, response.status, text);
  return text.trimStart().startsWith('<')
    ? withoutRoot(sdk.parseXML(text))
    : JSON.parse(text === '' ? '{}' : text);
}

const addressOf = (host: string, region: string): string => {
  const domain = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
  return Object.hasOwn(GLOBAL, host) ? `https://${host}.${domain}` : `https://${host}.${region}.${domain}`;
};

function bodyOf(request: ListCall['request'], parent: string): string | undefined {
  switch (request.kind) {
    case 'query': {
      const more =
        request.body === undefined ? '' : `&${request.body.replace('{}', encodeURIComponent(parent))}`;
      return `Action=${request.action}&Version=${request.version}${more}`;
    }
    case 'json':
      return (request.body ?? '{}').replace(
        '{}',
        request.body === undefined ? '{}' : JSON.stringify(parent).slice(1, -1),
      );
    case 'rest':
      return undefined;
  }
}

/** Services that speak the first version of the JSON protocol. */
const OLDER = new Set(['dynamodb', 'sqs']);

function headersOf(request: ListCall['request'], service: string): Record<string, string> {
  switch (request.kind) {
    case 'query':
      return { 'content-type': 'application/x-www-form-urlencoded' };
    case 'json':
      return {
        'content-type': `application/x-amz-json-${OLDER.has(service) ? '1.0' : '1.1'}`,
        'x-amz-target': request.target,
      };
    case 'rest':
      return { accept: service === 's3' ? 'application/xml' : 'application/json' };
  }
}

/** `{ListRolesResponse: {…}}` → `{…}`. */
const withoutRoot = (parsed: unknown): unknown =>
  typeof parsed === 'object' && parsed !== null && Object.keys(parsed).length === 1
    ? Object.values(parsed)[0]
    : parsed;

/** The hash as the signer wants it. */
class Sha256 {
  private hash: Hash | Hmac;

  constructor(private readonly secret?: string | ArrayBuffer | ArrayBufferView) {
    this.hash = this.fresh();
  }

  update(data: string | ArrayBuffer | ArrayBufferView): void {
    this.hash.update(bytesOf(data));
  }

  digest(): Promise<Uint8Array> {
    return Promise.resolve(this.hash.digest());
  }

  reset(): void {
    this.hash = this.fresh();
  }

  private fresh(): Hash | Hmac {
    return this.secret === undefined ? createHash('sha256') : createHmac('sha256', bytesOf(this.secret));
  }
}

function bytesOf(data: string | ArrayBuffer | ArrayBufferView): string | Uint8Array {
  if (typeof data === 'string') return data;
  return ArrayBuffer.isView(data)
    ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    : new Uint8Array(data);
}
