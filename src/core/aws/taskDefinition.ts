/** What AWS adds to a task definition when it is registered; it does not take these back. */
const GIVEN = [
  'taskDefinitionArn',
  'revision',
  'status',
  'requiresAttributes',
  'compatibilities',
  'registeredAt',
  'registeredBy',
  'deregisteredAt',
];

type Fields = Readonly<Record<string, unknown>>;

/** Something to begin with: one container that runs on Fargate and whose logs can be followed. */
export const NEW_DEFINITION = `${JSON.stringify(
  {
    family: 'hello',
    requiresCompatibilities: ['FARGATE'],
    networkMode: 'awsvpc',
    cpu: '256',
    memory: '512',
    containerDefinitions: [
      {
        name: 'hello',
        image: 'nginx:alpine',
        essential: true,
        portMappings: [{ containerPort: 80 }],
        logConfiguration: {
          logDriver: 'awslogs',
          options: {
            'awslogs-group': '/ecs/hello',
            'awslogs-region': 'us-east-1',
            'awslogs-stream-prefix': 'ecs',
            'awslogs-create-group': 'true',
          },
        },
      },
    ],
  },
  null,
  2,
)}\n`;

/** A registered task definition as it could be registered again, as JSON to edit. */
export function editableDefinition(definition: object): string {
  const own = Object.entries(definition).filter(([name]) => !GIVEN.includes(name));
  return `${JSON.stringify(Object.fromEntries(own), null, 2)}\n`;
}

/**
 * What is wrong with the text of a task definition, `null` when it can be sent. Checks what the API needs:
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html
 */
export function definitionFault(text: string): string | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    return `This is not JSON: ${error instanceof Error ? error.message : String(error)}`;
  }
  if (!isFields(parsed)) return 'A task definition is a JSON object.';
  const { family, containerDefinitions } = parsed;
  if (typeof family !== 'string' || !/^[\w-]{1,255}$/.test(family))
    return '"family" must be a name of letters, digits, hyphens and underscores.';
  if (!Array.isArray(containerDefinitions) || containerDefinitions.length === 0)
    return '"containerDefinitions" must list at least one container.';
  for (const [index, container] of containerDefinitions.entries()) {
    const at = `containerDefinitions[${index}]`;
    if (!isFields(container)) return `${at} must be an object.`;
    for (const name of ['name', 'image'])
      if (typeof container[name] !== 'string' || container[name] === '') return `${at} needs "${name}".`;
    for (const name of ['cpu', 'memory', 'memoryReservation'])
      if (name in container && !Number.isInteger(container[name]))
        return `"${name}" of ${at} must be a whole number.`;
  }
  for (const name of ['cpu', 'memory'])
    if (name in parsed && typeof parsed[name] !== 'string') return `"${name}" of a task must be text: "256".`;
  return null;
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
