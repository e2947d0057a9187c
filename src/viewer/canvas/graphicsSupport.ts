/** What stands behind the browser's WebGL 2: a graphics card, the processor in its place, or nothing. */
export type GraphicsSupport = 'card' | 'imitated' | 'none';

const imitations = /swiftshader|llvmpipe|softpipe|software|basic render/i;

let known: GraphicsSupport | undefined;

/** Asks the browser, once. The context that it takes is given back. */
export function graphicsSupport(): GraphicsSupport {
  known ??= ask();
  return known;
}

function ask(): GraphicsSupport {
  const careful = contextOf({ failIfMajorPerformanceCaveat: true });
  if (!careful) return contextOf({}) ? 'imitated' : 'none';
  return imitations.test(careful) ? 'imitated' : 'card';
}

/** Name of the renderer of a context that was made and let go; undefined where none is given. */
function contextOf(attributes: WebGLContextAttributes): string | undefined {
  const gl = document.createElement('canvas').getContext('webgl2', attributes);
  if (!gl) return undefined;
  const names = gl.getExtension('WEBGL_debug_renderer_info');
  const renderer = String(gl.getParameter(names ? names.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
  gl.getExtension('WEBGL_lose_context')?.loseContext();
  return `renderer ${renderer}`;
}
