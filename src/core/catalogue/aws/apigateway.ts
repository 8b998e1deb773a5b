import type { OperationTable } from '../model';

const NOT_SERVED = 'The API is kept, but its `execute-api` address is AWS’s own and does not answer here.';
const OF_REST = { 'apigateway.restApi': '--rest-api-id' };
const OF_HTTP = { 'apigatewayv2.api': '--api-id' };

export const apigateway: OperationTable = {
  prefix: 'aws apigateway',
  operations: {
    'create-authorizer': {
      creates: [{ type: 'apigateway.authorizer', id: 'id', within: OF_REST }],
      slots: { '--provider-arns': 'cognito.userPool.arn' },
    },
    'create-deployment': {
      creates: [{ type: 'apigateway.deployment', id: 'id', within: OF_REST }],
      sandbox: NOT_SERVED,
    },
    'create-resource': {
      creates: [{ type: 'apigateway.resource', id: 'id', within: OF_REST }],
      slots: { '--parent-id': 'apigateway.resource' },
    },
    'create-rest-api': {
      creates: [{ type: 'apigateway.restApi', id: 'id', more: { name: 'name' } }],
      captures: [{ type: 'apigateway.resource', from: 'rootResourceId' }],
    },
    'create-vpc-link': {
      creates: [{ type: 'apigateway.vpcLink', id: 'id', more: { name: 'name' } }],
      slots: { '--target-arns': 'elbv2.loadBalancer.arn' },
    },
    'delete-authorizer': { destroys: 'The authorizer.' },
    'delete-deployment': { destroys: 'The deployment.' },
    'delete-resource': { destroys: 'The resource with its methods.' },
    'delete-rest-api': { destroys: 'The API with its resources, stages and deployments.' },
    'delete-vpc-link': { destroys: 'The VPC link.' },
    'get-authorizers': {},
    'get-deployments': {},
    'get-resources': { captures: [{ type: 'apigateway.resource', from: 'items[0].id' }] },
    'get-rest-apis': { captures: [{ type: 'apigateway.restApi', from: 'items[-1].id' }] },
    'get-stages': {},
    'get-vpc-link': {},
    'get-vpc-links': {},
    'import-rest-api': {
      creates: [{ type: 'apigateway.restApi', id: 'id', more: { name: 'name' } }],
      sandbox: 'The emulator takes documents of OpenAPI 3 only; Swagger 2 is refused or comes out empty.',
      files: ['--body'],
    },
    'put-integration': { slots: { '--connection-id': 'apigateway.vpcLink' } },
    'put-integration-response': {},
    'put-method': {},
    'put-method-response': {},
  },
};

export const apigatewayv2: OperationTable = {
  prefix: 'aws apigatewayv2',
  operations: {
    'create-api': {
      creates: [{ type: 'apigatewayv2.api', id: 'ApiId', more: { name: 'Name', url: 'ApiEndpoint' } }],
      slots: { '--target': 'lambda.function.arn' },
      sandbox: NOT_SERVED,
    },
    'create-authorizer': {
      creates: [
        { type: 'apigatewayv2.authorizer', id: 'AuthorizerId', more: { name: 'Name' }, within: OF_HTTP },
      ],
      slots: { '--jwt-configuration Audience': 'cognito.userPoolClient' },
    },
    'create-integration': {
      creates: [{ type: 'apigatewayv2.integration', id: 'IntegrationId', within: OF_HTTP }],
      slots: { '--integration-uri': 'lambda.function.arn', '--connection-id': 'apigatewayv2.vpcLink' },
    },
    'create-route': {
      creates: [{ type: 'apigatewayv2.route', id: 'RouteId', within: OF_HTTP }],
      slots: { '--target': 'apigatewayv2.integration' },
    },
    'create-stage': {
      creates: [{ type: 'apigatewayv2.stage', id: ['--stage-name', 'StageName'], within: OF_HTTP }],
      sandbox: NOT_SERVED,
    },
    'create-vpc-link': {
      creates: [{ type: 'apigatewayv2.vpcLink', id: 'VpcLinkId', more: { name: 'Name' } }],
    },
    'delete-vpc-link': { destroys: 'The VPC link.' },
    'delete-api': { destroys: 'The API with its routes and stages.' },
    'delete-authorizer': { destroys: 'The authorizer.' },
    'delete-integration': { destroys: 'The integration.' },
    'delete-route': { destroys: 'The route.' },
    'delete-stage': { destroys: 'The stage.' },
    'get-api': {},
    'get-apis': { captures: [{ type: 'apigatewayv2.api', from: 'Items[-1].ApiId' }] },
    'get-routes': {},
  },
};
