/** What is known about the emulators of AWS that people run: how they are told apart, and what each needs. */

/** A request that an emulator takes beside those of AWS. */
export interface EmulatorCall {
  readonly path: string;
  readonly body?: unknown;
}

export interface Emulator {
  /** For people. */
  readonly name: string;
  /** Answers with success when it is ready, and only at this emulator. */
  readonly health: string;
  /** Empties it; `null` where only a restart does. */
  readonly reset: string | null;
  /** What makes it behave as the notes say; made once it is ready, and again after a reset. */
  readonly setUp: readonly EmulatorCall[];
  /** Goes into its environment when it is started. */
  readonly env: Readonly<Record<string, string>>;
}

/**
 * moto's ECS: services stay pending without the variable, and every look at a task moves it on towards its end unless
 * transitions are made by hand. Without AWS's own policies no role could attach one. Functions of Lambda would run in containers of
 * images that first have to be pulled: they answer without running. See https://docs.getmoto.org/en/latest/docs/services/ecs.html and
 * …/docs/configuration/{state_transition,environment_variables}/.
 */
const MOTO: Emulator = {
  name: 'moto',
  health: '/moto-api/state-manager/get-transition?model_name=ecs::task',
  reset: '/moto-api/reset',
  setUp: [
    {
      path: '/moto-api/state-manager/set-transition',
      body: { model_name: 'ecs::task', transition: { progression: 'manual', times: 100_000 } },
    },
    { path: '/moto-api/config', body: { lambda: { use_docker: false } } },
  ],
  env: { MOTO_ECS_SERVICE_RUNNING: '1', MOTO_IAM_LOAD_MANAGED_POLICIES: 'true' },
};

const plain = (name: string, health: string, reset: string | null): Emulator => ({
  name,
  health,
  reset,
  setUp: [],
  env: {},
});

/** Those that also answer at LocalStack's addresses come before it. */
export const EMULATORS = {
  moto: MOTO,
  ministack: plain('MiniStack', '/_ministack/health', '/_ministack/reset'),
  floci: plain('Floci', '/_floci/health', null),
  localstack: plain('LocalStack', '/_localstack/health', '/_localstack/state/reset'),
  /** Something that answers: nothing is known of it. */
  other: plain('AWS emulator', '/', null),
} as const satisfies Readonly<Record<string, Emulator>>;

export type EmulatorId = keyof typeof EMULATORS;

/** Where emulators listen that somebody started with nothing said: LocalStack and those after it, and moto. */
export const USUAL_ADDRESSES: readonly string[] = ['http://127.0.0.1:4566', 'http://127.0.0.1:5000'];

/** A container image of an emulator. */
interface Image {
  readonly name: RegExp;
  readonly emulator: EmulatorId;
  /** That it listens on inside. */
  readonly port: number;
}

const IMAGES: readonly Image[] = [
  { name: /(^|\/)motoserver\/moto\b/, emulator: 'moto', port: 5000 },
  { name: /(^|\/)(ministackorg|nahuelnucera)\/ministack\b/, emulator: 'ministack', port: 4566 },
  { name: /(^|\/)(floci|floci-io|hectorvent)\/floci\b/, emulator: 'floci', port: 4566 },
  { name: /(^|\/)localstack\/localstack(-pro)?\b/, emulator: 'localstack', port: 4566 },
];

/** What is known of an image by its name; others are expected where most emulators are. */
export function imageOf(name: string): { readonly emulator: EmulatorId; readonly port: number } {
  const { emulator, port } = IMAGES.find((image) => image.name.test(name)) ?? {
    emulator: 'other',
    port: 4566,
  };
  return { emulator, port };
}
