export { checkTemplate, evaluateTemplate } from './evaluate-template';
export { closeTemplatePool } from './pool';
