import type { StatementRule } from '../statement';

/** Options that take bytes, by operation; from the models of the services, streams left out (they name a file without `file://`). */
const BYTES: Readonly<Record<string, string>> = {
  'acm import-certificate': '--certificate --private-key --certificate-chain',
  'apigateway import-api-keys': '--body',
  'apigateway import-documentation-parts': '--body',
  'apigateway import-rest-api': '--body',
  'apigateway put-rest-api': '--body',
  'apigatewaymanagementapi post-to-connection': '--data',
  'appconfig create-hosted-configuration-version': '--content',
  'appsync start-schema-creation': '--definition',
  'bedrock-runtime invoke-model': '--body',
  'cloudfront create-function': '--function-code',
  'cloudfront test-function': '--event-object',
  'cloudfront update-function': '--function-code',
  'codecommit put-file': '--file-content',
  'cognito-idp set-ui-customization': '--image-file',
  'ec2 import-key-pair': '--public-key-material',
  'greengrassv2 create-component-version': '--inline-recipe',
  'iot-data publish': '--payload',
  'iot-data update-thing-shadow': '--payload',
  'kafka create-configuration': '--server-properties',
  'kafka update-configuration': '--server-properties',
  'kinesis put-record': '--data',
  'kms decrypt': '--ciphertext-blob',
  'kms encrypt': '--plaintext',
  'kms re-encrypt': '--ciphertext-blob',
  'kms sign': '--message',
  'kms verify': '--message --signature',
  'lambda create-function': '--zip-file',
  'lambda invoke': '--payload',
  'lambda publish-layer-version': '--zip-file',
  'lambda update-function-code': '--zip-file',
  'lex-models start-import': '--payload',
  'sagemaker-runtime invoke-endpoint': '--body',
  'secretsmanager create-secret': '--secret-binary',
  'secretsmanager put-secret-value': '--secret-binary',
  'secretsmanager update-secret': '--secret-binary',
};

/** `file://` where version 2 of the AWS CLI expects base64, and `fileb://` hands the bytes over. */
export const binaryFiles: StatementRule = ({ commands, command }) =>
  commands.flatMap(({ program, name, options, words }) => {
    const [, service = '', operation = ''] = name.split(' ');
    const taken = program === 'aws' ? (BYTES[`${service} ${operation}`]?.split(' ') ?? []) : [];
    if (taken.length === 0 || options.get('--cli-binary-format')?.includes('raw-in-base64-out')) return [];
    return words.flatMap(({ word, role }) => {
      if (role.kind !== 'value' || !taken.includes(role.option)) return [];
      const at = command.indexOf('file://', word.from);
      if (!/^(?:--[\w-]+=)?file:\/\//.test(word.text) || at < 0 || at >= word.to) return [];
      return [
        {
          rule: 'file-not-fileb' as const,
          range: { from: at, to: /["']/.test(command.charAt(word.to - 1)) ? word.to - 1 : word.to },
          message: `\`${role.option}\` takes bytes: version 2 of the AWS CLI reads a \`file://\` there as base64, while \`fileb://\` hands the file over as it is.`,
          since: 'version 2 of the AWS CLI',
          edits: [{ from: at, to: at + 'file://'.length, text: 'fileb://' }],
        },
      ];
    });
  });
