const words = (text: string): readonly string[] => text.split(/\s+/);

const names = words(
  'harbour willow granite ember lantern meadow orbit pebble quartz raven saffron thistle umber violet walnut zephyr basil cedar',
);
const things = words(
  'bucket table queue cluster service function policy role image container topic stream volume network stack gateway',
);
const prose = words(
  `the a of and to in is that it for on with as are this be by from or can which when will one each their has more into
   only other than then some may how while every needs keeps sends reads stores answers waits starts stops returns holds
   page request answer server client message name region account value key copy part place time number rule change cost`,
);

/** Draws what looks random and is the same in every run. */
class Dice {
  constructor(private state: number) {}

  /** A whole number from 0 up to, not including, `limit` (the generator of Park and Miller). */
  below(limit: number): number {
    this.state = (this.state * 48_271) % 2_147_483_647;
    return this.state % limit;
  }

  one(list: readonly string[]): string {
    return list[this.below(list.length)] ?? '';
  }

  name(): string {
    return `${this.one(names)}-${this.one(names)}-${this.below(1_000)}`;
  }

  clause(length: number): string {
    return Array.from({ length }, () => this.one(prose)).join(' ');
  }

  sentence(length: number): string {
    return this.clause(length).replace(/^./, (first) => first.toUpperCase());
  }

  command(): string {
    return pick(this, commands);
  }
}

type Maker = (dice: Dice) => string;

const pick = (dice: Dice, makers: readonly Maker[]): string =>
  makers[dice.below(makers.length)]?.(dice) ?? '';

const commands: readonly Maker[] = [
  (dice) => `aws s3 mb s3://REPLACE_ME_${dice.one(names).toUpperCase()}`,
  (dice) => `aws s3 cp ./${dice.name()}/index.html s3://YOUR_BUCKET_NAME/${dice.name()}.html`,
  (dice) => `docker build -t ${dice.name()}:${dice.below(9)}.${dice.below(9)} .`,
  (dice) => `docker run -d -p ${8_000 + dice.below(900)}:80 --name ${dice.name()} nginx`,
  () => 'docker exec -it <container id> sh',
  (dice) => `aws dynamodb create-table --table-name ${dice.name()} --billing-mode PAY_PER_REQUEST`,
  (dice) => `aws cloudformation delete-stack --stack-name ${dice.name()}`,
  (dice) => `aws ec2 describe-instances --filters "Name=tag:Name,Values=${dice.name()}"`,
  (dice) => `kubectl apply -f ${dice.name()}.yaml`,
  (dice) => `git clone https://example.org/${dice.one(names)}/${dice.name()}.git`,
  (dice) => `cd ${dice.name()} && npm install`,
  (dice) => `curl http://${dice.name()}.example.org:${3_000 + dice.below(99)}/health`,
];

const terms: readonly Maker[] = [
  (dice) => `${dice.name()}.json`,
  (dice) => `${dice.one(names)}_${dice.one(things)}`,
  (dice) => `/etc/${dice.one(names)}/${dice.one(things)}.conf`,
  (dice) => `--${dice.one(things)}-name`,
  (dice) => dice.name(),
];

const items: readonly Maker[] = [
  (dice) => `- ${dice.sentence(14 + dice.below(14))} ${dice.name()}`,
  (dice) => `- ${dice.sentence(12)}. ${dice.sentence(9)} ${dice.below(5_000)} ${dice.one(things)}s.`,
  (dice) =>
    `- Create the ${dice.one(things)} ${dice.one(names)} with command \`${dice.command()}\` and ${dice.clause(6)}`,
  (dice) =>
    `- ${dice.sentence(8)} \`${pick(dice, terms)}\` ${dice.clause(9)}\n  - Check it with \`${dice.command()}\``,
  (dice) =>
    `- **Note:** ${dice.sentence(9)}; see [${dice.one(things)}](https://example.org/${dice.name()}) ${dice.clause(4)}`,
  (dice) => `- Run \`${dice.command()}\` in *${dice.one(names)}* and then \`${dice.command()}\``,
];

function lesson(dice: Dice, number: number): string {
  const name = dice.name();
  const section = `## ${dice.sentence(2)} ${number}\n\n> **_Beginner Level_**\n\n`;
  const title = `[Building the ${dice.one(names)} ${name}:](https://example.org/${name}/) (${10 + dice.below(80)} min)`;
  const list = Array.from({ length: 5 + dice.below(5) }, () => pick(dice, items));
  const typed = Array.from({ length: 1 + dice.below(4) }, () => dice.command());
  const file = `\`\`\`json\n{\n  "name": "${name}",\n  "count": ${dice.below(99)}\n}\n\`\`\`\n\n`;
  return `${number % 12 === 0 ? section : ''}### ${title}

${list.join('\n')}

\`\`\`bash
${typed.join('\n')}
aws elbv2 create-target-group --name ${name} --port ${dice.below(9_000)} \\
  --protocol TCP --vpc-id REPLACE_ME
\`\`\`

${dice.sentence(15)} ${name}.
${dice.sentence(16)}, ${dice.clause(11)}.

${number % 5 === 0 ? file : ''}`;
}

/** Notes like those of a course, `size` characters or a little more: no two lessons are alike. The same in every run. */
export function notesOf(size: number): string {
  const dice = new Dice(size);
  let notes = '';
  for (let number = 0; notes.length < size; number++) notes += lesson(dice, number);
  return notes;
}
