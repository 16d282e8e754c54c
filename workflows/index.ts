export { deliver } from './deliver';
export { deliverGroup } from './deliver-group';
