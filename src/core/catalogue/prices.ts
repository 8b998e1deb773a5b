import type { ResourceType } from './model';
import { resourceInfo } from './types';

/**
 * Where prices are from: us-east-1, on demand, Linux, without free tiers, discounts and traffic. AWS's public price list,
 * https://aws.amazon.com/pricing; the month is the one in which the figures were last gone through. What is made of them is an estimate,
 * never a bill.
 */
export const PRICE_LIST = { region: 'us-east-1', month: 'November 2026' } as const;

/** What a price depends on, as a command gave it: `{ instanceType: 't3.micro', count: '2' }`. */
export type PriceFacts = Readonly<Record<string, string>>;

/** US dollars an hour: https://aws.amazon.com/ec2/pricing/on-demand. */
const INSTANCES: Readonly<Record<string, number>> = {
  't2.nano': 0.0058,
  't2.micro': 0.0116,
  't2.small': 0.023,
  't2.medium': 0.0464,
  't2.large': 0.0928,
  't3.nano': 0.0052,
  't3.micro': 0.0104,
  't3.small': 0.0208,
  't3.medium': 0.0416,
  't3.large': 0.0832,
  't3.xlarge': 0.1664,
  't3a.micro': 0.0094,
  't3a.small': 0.0188,
  't4g.nano': 0.0042,
  't4g.micro': 0.0084,
  't4g.small': 0.0168,
  't4g.medium': 0.0336,
  'm4.large': 0.1,
  'm4.xlarge': 0.2,
  'm5.large': 0.096,
  'm5.xlarge': 0.192,
  'm5.2xlarge': 0.384,
  'm6i.large': 0.096,
  'c4.large': 0.1,
  'c5.large': 0.085,
  'c5.xlarge': 0.17,
  'r5.large': 0.126,
  'r5.xlarge': 0.252,
};

/** What EMR takes on top of its instances: a quarter of their price. https://aws.amazon.com/emr/pricing */
const EMR_FEE = 0.25;
/** https://aws.amazon.com/fargate/pricing: an hour of a virtual CPU, and of a gigabyte. */
const FARGATE = { cpu: 0.04048, memory: 0.004445 };
/** https://aws.amazon.com/ebs/pricing: gp3, a gigabyte. */
const VOLUME = 0.08 / 730;

type Pricing = (facts: PriceFacts, usual: number) => number;

const fargateTask: Pricing = ({ launchType, cpu, memory }, usual) => {
  // Tasks on instances of one's own cost nothing by themselves.
  if (launchType !== undefined && launchType !== 'FARGATE') return 0;
  const [cpus, gigabytes] = [amountOf(cpu), amountOf(memory)];
  return cpus === null || gigabytes === null ? usual : cpus * FARGATE.cpu + gigabytes * FARGATE.memory;
};

const counted =
  (pricing: Pricing): Pricing =>
  (facts, usual) =>
    numberOf(facts.count, 1) * pricing(facts, usual);

/** Where the price depends on more than the kind. */
const PRICINGS: Readonly<Record<ResourceType, Pricing>> = {
  'ec2.instance': ({ instanceType = '' }, usual) => INSTANCES[instanceType] ?? usual,
  'ec2.volume': ({ size }, usual) => (size === undefined ? usual : numberOf(size, 8) * VOLUME),
  'ec2.vpcEndpoint': ({ endpointType }, usual) =>
    endpointType === 'Interface' || endpointType === 'GatewayLoadBalancer' ? usual : 0,
  'ecs.service': counted(fargateTask),
  'ecs.task': fargateTask,
  'emr.cluster': ({ instanceType = '', count }, usual) => {
    const instance = INSTANCES[instanceType];
    return instance === undefined ? usual : numberOf(count, 1) * instance * (1 + EMR_FEE);
  },
};

/**
 * What a thing costs while it exists.
 * @returns US dollars an hour by {@link PRICE_LIST}; 0 for what is free, or so cheap that nobody notices
 */
export function hourlyPrice(type: ResourceType, facts: PriceFacts): number {
  const usual = resourceInfo(type)?.hourly ?? 0;
  return Object.hasOwn(PRICINGS, type) ? (PRICINGS[type]?.(facts, usual) ?? usual) : usual;
}

const numberOf = (text: string | undefined, otherwise: number): number => {
  const number = Number(text);
  return text === undefined || text === '' || !Number.isFinite(number) ? otherwise : number;
};

/** `256` and `.25 vCPU`, `512` and `0.5 GB` in whole units; `null` where nothing is said. */
function amountOf(text: string | undefined): number | null {
  const [, digits, unit] = /^([\d.]+)\s*(\w*)$/.exec(text ?? '') ?? [];
  if (digits === undefined) return null;
  return unit === '' ? Number(digits) / 1024 : Number(digits);
}
