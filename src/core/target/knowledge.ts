/** What is known of the lines of a step, and of their failures: loaded when a step is first looked at, because the catalogue is. */
export { doubtOfRegion } from '../aws/regions';
export { elsewhereIn } from './elsewhere';
export { whyFailed } from './failures';
export { takesEndpointFromEnvironment, withEndpointOption } from './endpointOption';
export { hazardsOf, limitsOf } from './hazards';
export { hintOf } from '../lint/hint';
export { createLinter, type Linter } from '../lint/notes';
export { awsCalls, needsAws } from './programs';
export { lineAfterStartFiles } from './startFiles';
