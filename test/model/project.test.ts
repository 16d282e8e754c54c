import fc from 'fast-check';
import { roleIn, usualProject, userRoles, type Memberships } from '../../src/model/access';
import { newResourceId } from '../../src/model/ids';
import { defaultProject, localId, localText, projectId, projectOf, qualify } from '../../src/model/project';

const project = fc.oneof(
  fc.constant(defaultProject),
  fc.stringMatching(/^[a-zA-Z0-9]([a-zA-Z0-9._-]{0,30}[a-zA-Z0-9])?$/),
);
const anyId = fc.oneof(fc.string(), fc.stringMatching(/^[a-z~]{0,12}$/));

describe('ids of several projects', () => {
  it('say which project and which id they are of, whatever text the id is', () => {
    fc.assert(
      fc.property(project, anyId, (of, id) => {
        const qualified = qualify(of, id);
        expect([projectOf(qualified), localId(qualified)]).toEqual([of, id]);
      }),
      { numRuns: 1000 },
    );
  });

  it('are never the same for two of them', () => {
    fc.assert(
      fc.property(project, anyId, project, anyId, (one, id, other, otherId) => {
        fc.pre(one !== other || id !== otherId);
        expect(qualify(one, id)).not.toBe(qualify(other, otherId));
      }),
      { numRuns: 1000 },
    );
  });

  it('are what they always were in the default project', () => {
    expect(qualify(defaultProject, 'shop')).toBe('shop');
  });

  it('have a mark that no id and no project has', () => {
    expect(newResourceId().safeParse('alpha~shop').success).toBe(false);
    expect(projectId().safeParse('alpha~').success).toBe(false);
    expect(projectId().safeParse('a'.repeat(33)).success).toBe(false);
  });

  it('are shown in texts as their project calls them, and those of others as they are', () => {
    expect(localText('a.b', 'there is no source "a.b~shop", but axb~shop and x.a.b~shop')).toBe(
      'there is no source "shop", but axb~shop and x.a.b~shop',
    );
  });
});

describe('what a request is about that names no project', () => {
  const memberships: fc.Arbitrary<Memberships> = fc.record({
    role: fc.constantFrom(...userRoles),
    projects: fc.uniqueArray(
      fc.tuple(fc.constantFrom('alpha', 'beta', 'constructor', '7'), fc.constantFrom('owner', 'operator', 'viewer')),
      { selector: ([id]) => id },
    ),
  });

  it('is the one that a member joined first, else the default one', () => {
    fc.assert(
      fc.property(memberships, (of) => {
        const [first] = of.projects.map(([id]) => id);
        expect(usualProject(of)).toBe(of.role === 'member' ? (first ?? defaultProject) : defaultProject);
      }),
    );
  });

  it('is nothing of a project whose id is a property of every object', () => {
    expect(roleIn({ role: 'member', projects: [] }, 'constructor')).toBeUndefined();
  });
});
