/** What is needed once the target is looked at or changed: the start of the extension does without. */
export { findDocker, listContexts } from './adapters/docker/choosing';
export { chooseDockerContext, chooseRegion, chooseTarget } from './ui/target/picker';
export { offerToGet } from './ui/target/getting';
