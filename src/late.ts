/** What is needed once something is run, called for or chosen: the start of the extension does without. */
export { AwsCli } from './adapters/aws/cli';
export { makeAwsFiles } from './adapters/sandbox/awsFiles';
export { findDocker, listContexts } from './adapters/docker/choosing';
export { createFile } from './ui/course/createFile';
export { askForNotes } from './ui/course/openNotes';
export { createForm } from './ui/form/form';
export { linesOf } from './ui/form/lines';
export { chooseRun, showOutput } from './ui/history';
export { createGate } from './ui/target/gate';
export { offerToGet } from './ui/target/getting';
export { Guard } from './ui/target/guard';
export { chooseDockerContext, chooseRegion, chooseTarget } from './ui/target/picker';
export { signIn } from './ui/target/signIn';
export { showTools } from './ui/tools';
export { valueMemory } from './valueMemory';
