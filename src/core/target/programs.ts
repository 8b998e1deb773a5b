import { simpleCommandsOf, type SimpleCommand } from '../shell/sites';
import { linesWithin } from './within';

/** Programs that talk to AWS by themselves, and those that run programs which may. */
const TALKERS = new Set(
  `aws sam cdk cdklocal eb ecs-cli eksctl copilot terraform tofu pulumi serverless sls chalice amplify ansible-playbook s3cmd
   awslocal packer python python3 node npm npx pnpm yarn java mvn gradle go ruby dotnet php make`.split(
    /\s+/,
  ),
);

/** Whether a line may talk to AWS, so that the sandbox has to be there for it. */
export const needsAws = (line: string): boolean =>
  /\bAWS_/.test(line) ||
  linesWithin(line)
    .flatMap(simpleCommandsOf)
    .some(
      ({ program, words }) =>
        TALKERS.has(program) || words.some(({ text }) => /^\.{0,2}\/\S*\.(?:sh|py|js|rb)$/.test(text)),
    );

/** The calls of the AWS CLI in a line, those in substitutions included. */
export const awsCalls = (line: string): SimpleCommand[] =>
  simpleCommandsOf(line).filter(({ program }) => program === 'aws');

/** Where the word `aws` of a call ends, in the line. */
export const endOfProgram = ({ words, roles }: SimpleCommand): number =>
  words[roles.findIndex(({ kind }) => kind === 'program')]?.to ?? 0;
