// Posts written without a connection. They wait in the Cache Storage, which pages and the worker both have at hand.
const posts = /^\/(ask|t\/\d+\/answer|p\/\d+\/comment)$/;

// What could not be sent waits here under the key of its form, by which the server knows it again, however often it comes.
async function post(request, url) {
  const copy = posts.test(url.pathname) && request.clone();
  try {
    return await fetch(request);
  } catch {
    if (!copy) return offline();
    const fields = [...(await copy.formData())].filter(([, value]) => typeof value === "string");
    const { form_key: key } = Object.fromEntries(fields);
    if (!key) return offline();
    const reader = (await (await caches.match("/reader", { cacheName: meta }))?.text()) ?? "";
    const from = new URL(request.referrer || "/offline", location).pathname;
    const entry = { key, action: url.pathname, from, fields, reader };
    await (await caches.open(waiting)).put(`/waiting/${key}`, new Response(JSON.stringify(entry)));
    return Response.redirect(from, 303);
  }
}
