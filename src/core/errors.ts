/**
 * Whether this is the error of that name: `isNamed<ResourceError>(error, 'ResourceError')`. Every file that is loaded later has our
 * classes anew, which `instanceof` tells apart.
 */
export const isNamed = <E extends Error>(error: unknown, name: E['name']): error is E =>
  error instanceof Error && error.name === name;
