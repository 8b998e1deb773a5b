/** Something outside that tests talk to. */
export interface Service {
  /** `http://127.0.0.1:5000`, `unix:///…/docker.sock` */
  readonly address: string;
  /** Found or started, and how, for people. */
  readonly origin: string;
  /** Stops what was started; leaves alone what was found. */
  readonly dispose: () => Promise<void>;
}

/** A service, or in one line why there is none. */
export type Search = { readonly service: Service } | { readonly missing: string };

/** A found service is not ours to stop. */
export const found = (address: string, origin: string): Search => ({
  service: { address, origin, dispose: () => Promise.resolve() },
});
