// What runs inside a page: it is put there before the page's own markup is
// read, as window.rung, which a page without scripts cannot see or hinder.
// Every check returns a list of [where, reason].
export function inside() {
  const plain = (text) => (text ?? "").replace(/\s+/g, " ").trim();
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const shown = (e) => e.checkVisibility({ visibilityProperty: true });
  // Text for a screen reader alone: a box of a pixel or less.
  const clippedAway = (e) => e.getBoundingClientRect().width <= 1.5;

  function where(e) {
    const text = plain(e.textContent).slice(0, 30);
    const step = (n) => n.localName + (n.id ? `#${n.id}` : n.classList[0] ? `.${n.classList[0]}` : "");
    const steps = [step(e)];
    for (let n = e.parentElement; n && n !== document.body && steps.length < 3 && !steps[0].includes("#"); n = n.parentElement) steps.unshift(step(n));
    return steps.join(" > ") + (text ? ` “${text}”` : "");
  }

  const named = (e, attribute) => (e.getAttribute(attribute) ?? "").split(/\s+/).filter(Boolean).map((id) => document.getElementById(id));
  const nameOf = (e) => plain(e.getAttribute("aria-label")) || plain(named(e, "aria-labelledby").map((n) => n?.textContent ?? "").join(" "));

  const html = ("html head meta title style body header main footer nav section article aside h1 h2 h3 h4 p ul ol li dl dt dd div span" +
    " strong em b i small abbr a code kbd sub sup time blockquote cite br hr wbr data" +
    " table caption colgroup col thead tbody tfoot tr th td figure figcaption details summary").split(" ");
  const svg = ("svg g defs title desc style path rect circle ellipse line polyline polygon text tspan marker pattern" +
    " linearGradient radialGradient stop clipPath symbol use").split(" ");
  // By namespace, because an HTML element in a picture is an intruder too.
  const known = { "http://www.w3.org/1999/xhtml": new Set(html), "http://www.w3.org/2000/svg": new Set(svg) };
  const loading = new Set("src srcset srcdoc data action formaction poster background ping manifest profile cite".split(" "));

  // intruders finds markup that Rung does not write: either a change here is
  // due, or text became markup.
  function intruders() {
    const found = [];
    for (const e of all("*")) {
      if (!known[e.namespaceURI]?.has(e.localName)) found.push([where(e), `<${e.localName}> is not an element that Rung writes`]);
      for (const { name, localName, value } of e.attributes) {
        if (/^on/i.test(name)) found.push([where(e), `the attribute ${name} holds a script`]);
        else if (loading.has(localName)) found.push([where(e), `the attribute ${name} loads something`]);
        else if (localName === "href" && e.localName === "a" && !/^(#|https?:\/\/|mailto:)/i.test(value)) found.push([where(e), `the link to ${value} is not one of http, https, mailto`]);
        else if (localName === "href" && e.localName !== "a" && !value.startsWith("#")) found.push([where(e), `${name} reaches out of the page`]);
        else if (/url\(\s*['"]?\s*[^#'"\s]/i.test(value)) found.push([where(e), `${name} holds url(…)`]);
      }
      if (e.localName === "style" && /url\(\s*['"]?\s*[^#'"\s]|@import/i.test(e.textContent)) found.push(["style", "holds url(…) or @import"]);
    }
    return found;
  }

  function head() {
    const found = [];
    if (!/^[a-z]{2,3}(-|$)/i.test(document.documentElement.lang)) found.push(["html", "no lang"]);
    if (!plain(document.title)) found.push(["title", "no title"]);
    const policy = document.querySelector("head > meta[http-equiv='Content-Security-Policy' i]");
    if (!policy) return [...found, ["head", "no Content-Security-Policy"]];
    for (const e of all("style, link"))
      if (e.compareDocumentPosition(policy) & Node.DOCUMENT_POSITION_FOLLOWING) found.push([where(e), "stands before the Content-Security-Policy, which does not bind it"]);
    const directives = policy.content.split(";").map((d) => d.trim().split(/\s+/)).filter((d) => d[0]);
    if (!directives.some((d) => d.join(" ") === "default-src 'none'")) found.push(["Content-Security-Policy", "no default-src 'none'"]);
    for (const [name, ...values] of directives)
      for (const value of values)
        if (!(value === "'none'" || (name === "style-src" && /^'(unsafe-inline|sha(256|384|512)-[^']+)'$/.test(value)))) found.push(["Content-Security-Policy", `${name} allows ${value}`]);
    for (const e of all("meta[http-equiv]"))
      if (e !== policy) found.push([where(e), `http-equiv=${e.httpEquiv}`]);
    return found;
  }

  function structure() {
    const found = [];
    const headings = all("h1, h2, h3, h4, h5, h6");
    if (all("h1").length !== 1) found.push(["h1", `${all("h1").length} of them, not one`]);
    headings.forEach((e, i) => {
      const level = Number(e.localName[1]), before = i === 0 ? 0 : Number(headings[i - 1].localName[1]);
      if (level > before + 1) found.push([where(e), `h${level} follows ${before === 0 ? "nothing" : `h${before}`}: a level is left out`]);
      if (!plain(e.textContent)) found.push([where(e), "an empty heading"]);
    });
    for (const e of all("table")) {
      if (all("th", e).length === 0) found.push([where(e), "a table without th"]);
      for (const th of all("th:not([scope])", e)) found.push([where(th), "th without scope"]);
      if (!plain(e.caption?.textContent) && !plain(e.getAttribute("aria-label")) && !plain(named(e, "aria-labelledby").map((n) => n?.textContent).join(" "))) found.push([where(e), "a table without a name"]);
    }
    for (const e of all("svg")) {
      if (e.parentElement?.closest("svg") || e.closest("[aria-hidden=true]")) continue;
      found.push(...pictureText(e));
      const table = e.closest("figure")?.querySelector("table");
      if (!table) found.push([where(e), "no figure with a table of the same"]);
      else if (!shown(table) && !table.closest("details:not([open])")) found.push([where(table), "the picture's table is hidden"]);
    }
    return found;
  }

  // pictureText holds a picture to the words that stand for it.
  function pictureText(e) {
    const found = [];
    if (e.getAttribute("role") !== "img") found.push([where(e), "no role=img"]);
    const labels = named(e, "aria-labelledby"), both = [...labels, ...named(e, "aria-describedby")];
    for (const [tag, ids] of [["title", labels], ["desc", both]]) {
      const text = e.querySelector(`:scope > ${tag}`);
      if (!plain(text?.textContent)) found.push([where(e), `no <${tag}>`]);
      else if (!ids.includes(text)) found.push([where(e), `<${tag}> is not what aria-labelledby or aria-describedby names`]);
    }
    if (both.includes(null)) found.push([where(e), "aria-labelledby or aria-describedby names an id that is not there"]);
    return found;
  }

  // corners of a text's box in the units of its svg's viewBox and on the screen.
  function corners(text, matrix) {
    const { x, y, width, height } = text.getBBox();
    return [[x, y], [x + width, y], [x + width, y + height], [x, y + height]].map(([px, py]) => new DOMPoint(px, py).matrixTransform(matrix));
  }
  // inset takes from a text's box the air that a font keeps above and below its
  // letters, so that two lines set close are not taken for one over the other.
  const inset = ([a, b, c, d]) => {
    const towards = (p, q) => ({ x: p.x + (q.x - p.x) * 0.1, y: p.y + (q.y - p.y) * 0.1 });
    return [towards(a, d), towards(b, c), towards(c, b), towards(d, a)];
  };
  // overlap of two convex shapes: no edge of either divides them.
  const overlap = (p, q) => ![p, q].some((shape) => shape.some((a, i) => {
    const b = shape[(i + 1) % shape.length], nx = a.y - b.y, ny = b.x - a.x;
    const along = (points) => points.map((v) => v.x * nx + v.y * ny);
    const slack = 0.3 * Math.hypot(nx, ny); // of a pixel
    return Math.max(...along(p)) <= Math.min(...along(q)) + slack || Math.max(...along(q)) <= Math.min(...along(p)) + slack;
  }));

  function textBoxes() {
    const found = [];
    for (const picture of all("svg").filter((e) => !e.parentElement?.closest("svg") && shown(e))) {
      const view = picture.viewBox.baseVal;
      if (!view || view.width === 0) {
        found.push([where(picture), "no viewBox"]);
        continue;
      }
      const texts = all("text", picture).filter((t) => plain(t.textContent) && shown(t) && t.getBBox().width > 0 && !t.closest("defs, symbol, marker, pattern"));
      const screen = texts.map((t) => inset(corners(t, t.getScreenCTM())));
      const toView = picture.getScreenCTM().inverse();
      texts.forEach((t, i) => {
        const out = corners(t, toView.multiply(t.getScreenCTM())).some((p) =>
          p.x < view.x - 0.5 || p.y < view.y - 0.5 || p.x > view.x + view.width + 0.5 || p.y > view.y + view.height + 0.5);
        if (out) found.push([where(t), "leaves the picture's viewBox"]);
        for (let j = 0; j < i; j++)
          if (overlap(screen[i], screen[j])) found.push([where(t), `lies over “${plain(texts[j].textContent).slice(0, 30)}”`]);
      });
    }
    return found;
  }

  // sideways finds what makes the page itself scroll sideways, what is cut off,
  // and scrolling regions that a keyboard or a screen reader would miss.
  function sideways() {
    const found = [], root = document.scrollingElement, width = document.documentElement.clientWidth;
    if (root.scrollWidth > width) {
      const widest = all("body *").filter((e) => e.getBoundingClientRect().right > width + 1 && !insideScroller(e)).at(-1);
      found.push([widest ? where(widest) : "page", `the page is ${root.scrollWidth} px wide and scrolls sideways at ${width}`]);
    }
    for (const e of all("body, body *")) {
      if (e.namespaceURI !== document.documentElement.namespaceURI || e.scrollWidth <= e.clientWidth + 1 || clippedAway(e)) continue;
      const overflow = getComputedStyle(e).overflowX;
      if (overflow === "hidden" || overflow === "clip") found.push([where(e), "cuts off what does not fit"]);
      if (overflow !== "auto" && overflow !== "scroll") continue;
      if (e.tabIndex !== 0 || e.getAttribute("role") !== "region" || !nameOf(e)) found.push([where(e), "scrolls, but is no region with tabindex=0 and a name"]);
    }
    return found;
  }
  function insideScroller(e) {
    for (let n = e.parentElement; n && n !== document.body; n = n.parentElement)
      if (["auto", "scroll", "hidden", "clip"].includes(getComputedStyle(n).overflowX)) return true;
    return false;
  }

  // cut finds what leaves the paper: there is nothing to scroll on it.
  function cut(paper) {
    const found = [], width = document.documentElement.clientWidth;
    for (const e of all("body *")) {
      if (!shown(e) || clippedAway(e) || e.parentElement?.closest("svg")) continue;
      const box = e.getBoundingClientRect();
      if (box.width > 0 && (box.right > width + 1 || box.left < -1)) found.push([where(e), `is cut at the edge of ${paper}: ${Math.round(box.left)} to ${Math.round(box.right)} of ${width} px`]);
      else if (getComputedStyle(e).overflowX !== "visible" && e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 0) found.push([where(e), `would have to scroll on ${paper}`]);
    }
    return found;
  }

  // pageRule reads @page: margins in px, null where the page does not say.
  function pageRule() {
    const probe = document.body.appendChild(document.createElement("div"));
    const px = (length) => {
      probe.style.width = length;
      return probe.getBoundingClientRect().width;
    };
    const rule = [...document.styleSheets].flatMap((s) => [...s.cssRules]).filter((r) => r instanceof CSSPageRule).at(-1);
    const side = (name) => (rule?.style.getPropertyValue(name) ? px(rule.style.getPropertyValue(name)) : null);
    const answer = { left: side("margin-left"), right: side("margin-right"), size: rule?.style.getPropertyValue("size") ?? "" };
    probe.remove();
    return answer;
  }

  // Tab is pressed from outside; listen notes where it goes.
  const visited = [];
  const ring = (e) => {
    const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(e);
    return { outline: outlineStyle === "none" || outlineWidth === "0px" || rgba(outlineColor)[3] === 0 ? "none" : `${outlineStyle} ${outlineWidth} ${outlineColor}`, boxShadow };
  };
  let stops = [], unfocused = [];
  function listen() {
    visited.length = 0;
    document.activeElement?.blur?.();
    stops = all("a[href], summary, [tabindex]:not([tabindex^='-'])").filter((e) => shown(e) && (e.localName !== "summary" || e.parentElement.querySelector("summary") === e));
    unfocused = stops.map(ring);
    document.addEventListener("focusin", (event) => visited.push([event.target, ring(event.target)]));
    return stops.length;
  }
  function followed() {
    const found = [];
    let strayed = false; // after one wrong turn the rest is wrong too
    for (const e of all("[tabindex]")) if (e.tabIndex > 0) found.push([where(e), "a tabindex above 0 breaks the reading order"]);
    stops.forEach((e, i) => {
      const [reached, focused] = visited[i] ?? [];
      if (reached !== e) {
        if (!strayed) found.push([where(e), `Tab goes to ${reached ? where(reached) : "nothing"} instead`]);
        strayed = true;
        return;
      }
      const same = focused.outline === unfocused[i].outline && focused.boxShadow === unfocused[i].boxShadow;
      if (same || (focused.outline === "none" && focused.boxShadow === "none")) found.push([where(e), "nothing shows that it has the focus"]);
      if (i > 0 && e.getBoundingClientRect().bottom <= stops[i - 1].getBoundingClientRect().top) found.push([where(e), `stands above ${where(stops[i - 1])}, which Tab reaches first`]);
    });
    return found;
  }

  // rgba of a computed color, each 0 to 1, whatever notation it came in.
  const dot = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const remembered = new Map();
  function rgba(color) {
    if (!remembered.has(color)) {
      dot.clearRect(0, 0, 1, 1);
      dot.fillStyle = color;
      dot.fillRect(0, 0, 1, 1);
      remembered.set(color, [...dot.getImageData(0, 0, 1, 1).data].map((v) => v / 255));
    }
    return remembered.get(color);
  }
  const linear = (v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
  const luminance = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
  const over = ([r, g, b, a], under) => [r, g, b].map((v, i) => v * a + under[i] * (1 - a));
  const ratio = (p, q) => {
    const [low, high] = [luminance(p), luminance(q)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  const opacity = (e) => {
    let o = 1;
    for (let n = e; n; n = n.parentElement) o *= Number(getComputedStyle(n).opacity);
    return o;
  };

  // lettering lists every piece of text in pictures, and in the elements asked
  // for, with its box on the page and its color; the color is null where it is
  // no plain one.
  function lettering(selectors) {
    const elements = [...all("svg text, svg tspan"), ...selectors.flatMap((s) => all(s))];
    return [...new Set(elements)].filter(shown).flatMap((e) => {
      const range = document.createRange();
      const boxes = [...e.childNodes].filter((n) => n.nodeType === Node.TEXT_NODE && plain(n.data)).map((n) => {
        range.selectNodeContents(n);
        const { x, y, width, height } = range.getBoundingClientRect();
        return { x: x + scrollX, y: y + scrollY, width, height };
      }).filter((b) => b.width > 0);
      const style = getComputedStyle(e), picture = e.namespaceURI.endsWith("svg");
      const paint = picture ? style.fill : style.color;
      const color = /^(none|url|context)/.test(paint) ? null : [...rgba(paint)];
      if (color) color[3] *= opacity(e) * (picture ? Number(style.fillOpacity) : 1);
      return boxes.map((box) => ({ where: where(e), box, color }));
    });
  }
  const blank = new CSSStyleSheet();
  blank.replaceSync("* { -webkit-text-fill-color: transparent !important } svg text, svg tspan { fill: transparent !important; stroke: transparent !important }");
  function hideLettering(hide) {
    document.adoptedStyleSheets = hide ? [blank] : [];
  }

  // readable compares two screenshots, with and without the lettering. Where
  // they differ there is ink, and the second shows what it stands on.
  async function readable(pieces, inked, bare, origin) {
    const pixels = async (base64) => {
      const bitmap = await createImageBitmap(new Blob([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))]));
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
      canvas.drawImage(bitmap, 0, 0);
      return canvas.getImageData(0, 0, bitmap.width, bitmap.height);
    };
    const [a, b] = await Promise.all([pixels(inked), pixels(bare)]);
    const found = [];
    for (const { where, box, color } of pieces) {
      if (!color) {
        found.push([where, "its color is no plain one, so its contrast is not known"]);
        continue;
      }
      const ratios = [];
      for (let y = Math.max(0, Math.floor(box.y - origin.y)); y < Math.min(a.height, box.y + box.height - origin.y); y++)
        for (let x = Math.max(0, Math.floor(box.x - origin.x)); x < Math.min(a.width, box.x + box.width - origin.x); x++) {
          const i = (y * a.width + x) * 4;
          if (Math.abs(a.data[i] - b.data[i]) + Math.abs(a.data[i + 1] - b.data[i + 1]) + Math.abs(a.data[i + 2] - b.data[i + 2]) < 12) continue;
          const under = [0, 1, 2].map((c) => b.data[i + c] / 255);
          ratios.push(ratio(over(color, under), under));
        }
      ratios.sort((p, q) => p - q);
      if (ratios.length === 0) found.push([where, "nothing of this text can be seen"]);
      // A tenth of the ink may touch a line or an edge beside the letters.
      else if (ratios[Math.floor(ratios.length / 10)] < 4.5) found.push([where, `contrast ${ratios[Math.floor(ratios.length / 10)].toFixed(2)}, not 4.5`]);
    }
    return found;
  }

  // shapes says how far each shape's fill or stroke stands out from the page
  // behind its picture: 1 is not at all.
  function shapes() {
    const probe = document.createElementNS("http://www.w3.org/1999/xhtml", "div");
    document.documentElement.append(probe);
    probe.style.setProperty("background-color", "Canvas");
    const canvas = rgba(getComputedStyle(probe).backgroundColor);
    probe.remove();
    const backdrop = (e) => {
      for (let n = e; n; n = n.parentElement) {
        const color = rgba(getComputedStyle(n).backgroundColor);
        if (color[3] > 0.5) return color;
      }
      return canvas;
    };
    return all("svg :is(line, polyline, polygon, path, rect, circle, ellipse)").filter((e) => !e.closest("defs, symbol, clipPath")).map((e) => {
      const style = getComputedStyle(e), behind = backdrop(e);
      const paints = [[style.fill, style.fillOpacity], [style.stroke, style.strokeOpacity]].filter(([paint]) => /^(rgb|color|#|ok|la|lc|hsl)/.test(paint));
      const contrasts = paints.map(([paint, o]) => {
        const color = [...rgba(paint)];
        color[3] *= Number(o) * opacity(e);
        return ratio(over(color, behind), behind);
      });
      return [where(e), Math.max(1, ...contrasts)];
    });
  }

  const counts = () => ({
    texts: all("svg text").length, links: all("a[href]").length, tables: all("table").length,
    pictures: all("svg").filter((e) => !e.parentElement?.closest("svg")).length,
  });
  const openAll = () => all("details").forEach((e) => { e.open = true; });
  // promises are what the page says of itself, for its PDF to be held against.
  const promises = () => ({
    heading: document.querySelector("h1")?.textContent ?? "", title: plain(document.title), lang: document.documentElement.lang,
    pages: document.querySelector("meta[name=rung-pages]")?.content ?? null,
  });

  window.rung = {
    intruders, head, structure, pictureText, textBoxes, sideways, cut, pageRule, listen, followed,
    lettering, hideLettering, readable, shapes, counts, openAll, promises,
  };
}
