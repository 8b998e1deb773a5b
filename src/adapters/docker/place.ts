/** What the choice of an engine depends on. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  readonly platform: NodeJS.Platform;
}

/** The same with a context that was chosen, whatever the environment says. @param name `null` for what the docker command takes */
export function withContext(surroundings: Surroundings, name: string | null): Surroundings {
  if (name === null) return surroundings;
  return { ...surroundings, env: { ...surroundings.env, DOCKER_HOST: undefined, DOCKER_CONTEXT: name } };
}
