// A page that shows /openapi.json to a person, without anything from elsewhere.
export const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Penstock API</title>
<style>
  body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #1a1d21; }
  h1, h2 { line-height: 1.2; }
  h2 { margin-top: 2.5rem; text-transform: capitalize; }
  details { border: 1px solid #d5d9de; border-radius: 6px; margin: .5rem 0; padding: .5rem .75rem; }
  summary { cursor: pointer; }
  code, pre { font: 14px/1.4 ui-monospace, monospace; }
  pre { background: #f4f5f7; padding: .75rem; overflow: auto; max-height: 24rem; }
  .method { display: inline-block; min-width: 4.5rem; font-weight: 700; }
  .text { white-space: pre-line; }
  @media (prefers-color-scheme: dark) {
    body { background: #15181c; color: #e6e8ea; } details { border-color: #3a4048; } pre { background: #1f242a; }
    a { color: #8ab4f8; }
  }
</style>
</head>
<body>
<h1>Penstock API</h1>
<p id="description" class="text">Reading <a href="/openapi.json">/openapi.json</a> …</p>
<main></main>
<script>
const make = (tag, text, parent, className) => {
  const element = document.createElement(tag);
  element.textContent = text;
  if (className) element.className = className;
  parent.append(element);
  return element;
};
const schemaOf = (content) => Object.values(content ?? {})[0]?.schema;
const showSchema = (title, schema, parent) => {
  if (!schema) return;
  make('h4', title, parent);
  make('pre', JSON.stringify(schema, null, 2), parent);
};
const showOperation = (method, path, operation, parent) => {
  const details = make('details', '', parent);
  const summary = make('summary', '', details);
  make('code', method.toUpperCase(), summary, 'method');
  make('code', path, summary);
  make('span', ' – ' + operation.summary, summary);
  if (operation.description) make('p', operation.description, details, 'text');
  for (const { in: place, name, required } of operation.parameters ?? []) {
    make('div', name + ' (' + place + (required ? ', required' : '') + ')', details);
  }
  showSchema('Body', schemaOf(operation.requestBody?.content), details);
  for (const [status, answer] of Object.entries(operation.responses)) {
    showSchema('Answer ' + status, schemaOf(answer.content), details);
  }
};
fetch('/openapi.json').then((answer) => answer.json()).then((document_) => {
  document.getElementById('description').textContent = document_.info.description;
  const main = document.querySelector('main');
  const sections = {};
  for (const [path, operations] of Object.entries(document_.paths)) {
    for (const [method, operation] of Object.entries(operations)) {
      const [tag] = operation.tags;
      if (!sections[tag]) {
        sections[tag] = make('section', '', main);
        make('h2', tag, sections[tag]);
      }
      showOperation(method, path, operation, sections[tag]);
    }
  }
  make('h2', 'Schemas', main);
  for (const [name, schema] of Object.entries(document_.components.schemas)) {
    const details = make('details', '', main);
    make('summary', name, details);
    make('pre', JSON.stringify(schema, null, 2), details);
  }
}).catch((error) => { document.getElementById('description').textContent = String(error); });
</script>
</body>
</html>
`;
