import type { OperationTable } from '../model';

export const elbv2: OperationTable = {
  prefix: 'aws elbv2',
  operations: {
    'create-listener': {
      creates: [
        {
          type: 'elbv2.listener',
          id: 'Listeners[0].ListenerArn',
          within: { 'elbv2.loadBalancer': '--load-balancer-arn' },
        },
      ],
      slots: { '--default-actions TargetGroupArn': 'elbv2.targetGroup.arn' },
    },
    'create-load-balancer': {
      creates: [
        {
          type: 'elbv2.loadBalancer',
          id: ['--name', 'LoadBalancers[0].LoadBalancerName'],
          more: { arn: 'LoadBalancers[0].LoadBalancerArn', dns: 'LoadBalancers[0].DNSName' },
        },
      ],
      billable: 'About $0.0225 an hour while it exists, and a little for what goes through it.',
      sandbox: 'The load balancer gets an ARN and a DNS name, but nothing listens there.',
    },
    'create-rule': { creates: [{ type: 'elbv2.rule', id: 'Rules[0].RuleArn' }] },
    'create-target-group': {
      creates: [
        {
          type: 'elbv2.targetGroup',
          id: ['--name', 'TargetGroups[0].TargetGroupName'],
          more: { arn: 'TargetGroups[0].TargetGroupArn' },
        },
      ],
    },
    'delete-listener': { destroys: 'The listener and its rules.' },
    'delete-load-balancer': { destroys: 'The load balancer, its listeners and its DNS name.' },
    'delete-rule': { destroys: 'The rule.' },
    'delete-target-group': { destroys: 'The target group.' },
    'deregister-targets': { slots: { '--targets Id': 'ec2.instance' } },
    'describe-listeners': { captures: [{ type: 'elbv2.listener', from: 'Listeners[0].ListenerArn' }] },
    'describe-load-balancers': {
      slots: { '--names': 'elbv2.loadBalancer' },
      captures: [
        { type: 'elbv2.loadBalancer.arn', from: 'LoadBalancers[0].LoadBalancerArn' },
        { type: 'elbv2.loadBalancer.dns', from: 'LoadBalancers[0].DNSName' },
      ],
    },
    'describe-rules': {},
    'describe-target-groups': {
      slots: { '--names': 'elbv2.targetGroup' },
      captures: [{ type: 'elbv2.targetGroup.arn', from: 'TargetGroups[0].TargetGroupArn' }],
    },
    'describe-target-health': { sandbox: 'No target is ever asked: health stays as it was registered.' },
    'modify-listener': {},
    'register-targets': { slots: { '--targets Id': 'ec2.instance' } },
    'wait load-balancers-deleted': {},
    'wait load-balancer-available': {},
  },
};
