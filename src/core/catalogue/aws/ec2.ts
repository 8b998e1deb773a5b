import type { OperationTable } from '../model';

const NOTHING_RUNS =
  'Nothing really runs in EC2 here: the instance gets an id, a state and addresses, but no machine answers at them, so ssh and the browser cannot reach it.';

export const ec2: OperationTable = {
  prefix: 'aws ec2',
  operations: {
    'allocate-address': {
      creates: [{ type: 'ec2.address', id: 'AllocationId', more: { ip: 'PublicIp' } }],
      billable: 'About $0.005 an hour for every public address.',
    },
    'associate-address': { creates: [{ type: 'ec2.addressUse', id: 'AssociationId' }] },
    'associate-route-table': { creates: [{ type: 'ec2.routeTableUse', id: 'AssociationId' }] },
    'attach-internet-gateway': {
      creates: [
        {
          type: 'ec2.gatewayAttachment',
          id: '--internet-gateway-id',
          within: { 'ec2.vpc': '--vpc-id' },
        },
      ],
      slots: { '--internet-gateway-id': 'ec2.internetGateway' },
    },
    'authorize-security-group-ingress': {
      undo: 'aws ec2 revoke-security-group-ingress --group-id {ec2.securityGroup}',
    },
    'create-image': {
      creates: [{ type: 'ec2.image', id: 'ImageId' }],
      billable: 'A few cents a month for its snapshot.',
    },
    'create-internet-gateway': {
      creates: [{ type: 'ec2.internetGateway', id: 'InternetGateway.InternetGatewayId' }],
    },
    'create-key-pair': { creates: [{ type: 'ec2.keyPair', id: ['--key-name', 'KeyName'] }] },
    'import-key-pair': { creates: [{ type: 'ec2.keyPair', id: ['--key-name', 'KeyName'] }] },
    'create-nat-gateway': {
      creates: [{ type: 'ec2.natGateway', id: 'NatGateway.NatGatewayId' }],
      billable: 'About $0.045 an hour while it exists, and as much for every gigabyte.',
    },
    'create-route': { slots: { '--gateway-id': 'ec2.internetGateway' } },
    'create-route-table': { creates: [{ type: 'ec2.routeTable', id: 'RouteTable.RouteTableId' }] },
    'create-security-group': {
      creates: [{ type: 'ec2.securityGroup', id: 'GroupId', more: { name: '--group-name' } }],
    },
    'create-subnet': { creates: [{ type: 'ec2.subnet', id: 'Subnet.SubnetId' }] },
    'create-tags': {},
    'create-volume': {
      creates: [{ type: 'ec2.volume', id: 'VolumeId', facts: { size: ['--size', 'Size'] } }],
      billable: 'About $0.08 a month for every gigabyte.',
    },
    'create-vpc': { creates: [{ type: 'ec2.vpc', id: 'Vpc.VpcId' }] },
    'create-vpc-endpoint': {
      creates: [
        {
          type: 'ec2.vpcEndpoint',
          id: 'VpcEndpoint.VpcEndpointId',
          facts: { endpointType: ['--vpc-endpoint-type', 'VpcEndpoint.VpcEndpointType'] },
        },
      ],
      billable: 'About $0.01 an hour for an interface endpoint in each zone; gateway endpoints are free.',
    },
    'delete-vpc-endpoints': { destroys: 'The endpoints.' },
    'delete-internet-gateway': { destroys: 'The internet gateway.' },
    'delete-nat-gateway': { destroys: 'The NAT gateway.' },
    'delete-route-table': { destroys: 'The route table.' },
    'deregister-image': { destroys: 'The machine image.' },
    'delete-key-pair': { destroys: 'The key pair: instances keep it, but no new one can use it.' },
    'delete-security-group': { destroys: 'The security group and its rules.' },
    'delete-subnet': { destroys: 'The subnet.' },
    'delete-volume': { destroys: 'The volume and everything on it.' },
    'delete-vpc': { destroys: 'The VPC.' },
    'describe-availability-zones': {},
    'describe-images': {},
    'describe-instance-attribute': {},
    'describe-instances': {
      captures: [
        { type: 'ec2.instance', from: 'Reservations[-1].Instances[0].InstanceId' },
        { type: 'ec2.instance.ip', from: 'Reservations[-1].Instances[0].PublicIpAddress' },
      ],
    },
    'describe-instance-status': {},
    'describe-instance-types': {},
    'describe-key-pairs': {},
    'describe-nat-gateways': {},
    'describe-security-groups': {},
    'describe-subnets': {},
    'describe-volumes': {},
    'describe-vpcs': {},
    'detach-internet-gateway': {},
    'disassociate-address': { slots: { '--association-id': 'ec2.addressUse' } },
    'disassociate-route-table': { slots: { '--association-id': 'ec2.routeTableUse' } },
    'reboot-instances': {},
    'release-address': { destroys: 'The public address.' },
    'revoke-security-group-ingress': {},
    'run-instances': {
      creates: [
        {
          type: 'ec2.instance',
          id: /\b(?<id>i-[0-9a-f]{8,17})\b/g,
          facts: { instanceType: ['--instance-type', 'Instances[0].InstanceType'] },
        },
      ],
      slots: { '--security-groups': 'ec2.securityGroup.name' },
      billable: 'About $0.01 an hour for a t3.micro, more for larger types, until it is terminated.',
      sandbox: NOTHING_RUNS,
    },
    'start-instances': {
      changes: [{ type: 'ec2.instance', id: '--instance-ids' }],
      billable: 'Its hours are paid for again.',
      sandbox: NOTHING_RUNS,
    },
    'stop-instances': {},
    'wait instance-running': {},
    'wait instance-stopped': {},
    'wait instance-terminated': {},
    'wait nat-gateway-deleted': {},
    'terminate-instances': { destroys: 'The instance and the volume it started from.' },
  },
};
