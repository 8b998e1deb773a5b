/** Regions that an account has without asking for them, and others that are much used; any can be typed. */
export const REGIONS: readonly string[] = [
  'us-east-1',
  'us-east-2',
  'us-west-1',
  'us-west-2',
  'ca-central-1',
  'sa-east-1',
  'eu-central-1',
  'eu-north-1',
  'eu-south-1',
  'eu-west-1',
  'eu-west-2',
  'eu-west-3',
  'af-south-1',
  'me-central-1',
  'ap-east-1',
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-northeast-3',
  'ap-south-1',
  'ap-southeast-1',
  'ap-southeast-2',
];

/** Whether a text has the shape of a region's name: `us-gov-west-1`. New regions come, so the list does not decide. */
export const looksLikeRegion = (text: string): boolean => /^[a-z]{2,4}(-[a-z]+){1,2}-\d$/.test(text);

/** The areas and directions that AWS has made names of so far, without their number. */
const KNOWN =
  /^(?:af|ap|ca|cn|eu|il|me|mx|sa|us|us-gov|us-iso[a-z]?|eu-isoe|eusc)-(?:de-)?(?:central|(?:north|south)(?:east|west)?|east|west)-\d$/;

/**
 * What is doubtful about the name of a region, a sentence for people; `null` when nothing is. Names that are made of the usual words are
 * not doubted, as new regions come.
 */
export function doubtOfRegion(region: string): string | null {
  if (KNOWN.test(region)) return null;
  const [nearest] = REGIONS.map((name) => ({ name, far: distance(region, name) })).sort(
    (a, b) => a.far - b.far,
  );
  const meant = nearest !== undefined && nearest.far <= 3 ? ` Is ${nearest.name} meant?` : '';
  return `${region} is not the name of a region that is known.${meant}`;
}

/** How many letters have to be put in, left out or replaced to get from one text to the other. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [at, letter] of [...one].entries()) {
    const next = [at + 1];
    for (const [index, another] of [...other].entries())
      next.push(
        Math.min(
          (row[index] ?? 0) + Number(letter !== another),
          (row[index + 1] ?? 0) + 1,
          (next[index] ?? 0) + 1,
        ),
      );
    row = next;
  }
  return row.at(-1) ?? 0;
}
