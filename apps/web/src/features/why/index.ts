export { WhyPanel } from './why-panel';
