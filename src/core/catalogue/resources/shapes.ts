/** How ARNs of a service look; `rest` is a pattern. */
export const arn = (service: string, rest: string): RegExp =>
  new RegExp(String.raw`arn:[\w-]+:${service}:[\w-]*:\d*:${rest}`);

/** How ids with a prefix look: `vpc-0a1b2c3d`. */
export const id = (prefix: string): RegExp => new RegExp(String.raw`\b${prefix}-[0-9a-f]{8,17}\b`);
