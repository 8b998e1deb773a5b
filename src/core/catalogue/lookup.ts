import { apigateway, apigatewayv2 } from './aws/apigateway';
import { cloudformation } from './aws/cloudformation';
import { codebuild, codecommit, codepipeline } from './aws/code';
import { cognito } from './aws/cognito';
import { dynamodb } from './aws/dynamodb';
import { ec2 } from './aws/ec2';
import { ecr } from './aws/ecr';
import { ecs } from './aws/ecs';
import { elbv2 } from './aws/elbv2';
import { iam, sts } from './aws/iam';
import { firehose, lambda, logs, sns, sqs } from './aws/lambda';
import { eks, elasticbeanstalk, emr, kinesis, rds, stepfunctions } from './aws/platforms';
import { s3, s3api } from './aws/s3';
import { docker } from './docker';
import { kubectl } from './kubectl';
import { others } from './others';
import type { Operation, OperationTable } from './model';

/** Every table of operations. */
export const TABLES: readonly OperationTable[] = [
  apigateway,
  apigatewayv2,
  cloudformation,
  codebuild,
  codecommit,
  codepipeline,
  cognito,
  docker,
  dynamodb,
  ec2,
  ecr,
  ecs,
  eks,
  elasticbeanstalk,
  elbv2,
  emr,
  firehose,
  iam,
  kinesis,
  kubectl,
  lambda,
  logs,
  others,
  rds,
  s3,
  s3api,
  sns,
  sqs,
  stepfunctions,
  sts,
];

/** An operation that the catalogue knows. */
export interface KnownOperation {
  /** The words that it is listed under: `docker container run`, also when `docker run` was asked for. */
  readonly name: string;
  /** How many words of those asked for name it. */
  readonly words: number;
  readonly operation: Operation;
}

/** An operation is named by this many words at most: `aws ecs wait services-stable`. */
const MOST_WORDS = 4;

let byWords: ReadonlyMap<string, KnownOperation> | undefined;

function indexed(): ReadonlyMap<string, KnownOperation> {
  const found = new Map<string, KnownOperation>();
  for (const { prefix, operations } of TABLES) {
    for (const [words, operation] of Object.entries(operations)) {
      const name = `${prefix} ${words}`.trim();
      for (const alias of [words, ...(operation.aliases ?? [])]) {
        const spelled = `${prefix} ${alias}`.trim();
        found.set(spelled, { name, words: spelled.split(' ').length, operation });
      }
    }
  }
  return found;
}

/**
 * The operation that a command's words name, the longest name first: `['aws', 's3', 'mb', 's3://web']` is `aws s3 mb`. Takes
 * some microseconds.
 * @param words the program without its folder and the words behind it, options left out
 */
export function lookUpOperation(words: readonly string[]): KnownOperation | null {
  byWords ??= indexed();
  for (let count = Math.min(words.length, MOST_WORDS); count > 0; count--) {
    const known = byWords.get(words.slice(0, count).join(' '));
    if (known) return known;
  }
  return null;
}
