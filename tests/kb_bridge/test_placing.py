from tests.kb_bridge.conftest import OTHERS
async def test_x(recurring, client, client_as, people, scene):
    asked = await recurring.ripe()
    for t,b in OTHERS: await scene.ask(await people.bo(), title=t, body=b)
    await recurring.settle()
    pid = await recurring.proposal_id()
    assert pid
    eva = await client_as(await people.eva())
    for url in ("/kb","/kb/editor",f"/kb/editor/proposals/{pid}",f"/kb/editor/topics/{await recurring.topic_of(asked[0])}"):
        r = await eva.get(url)
        assert r.status_code==200,(url,r.text[:3000])
    r = await eva.get(f"/kb/editor/proposals/{pid}")
    import re
    print(re.sub(r'\n\s*\n','\n',r.text[r.text.index('<main'):]))
    v = re.search(r'name="version" value="(\d+)"',r.text)[1]
    src = re.search(r'<textarea[^>]*id="f-source"[^>]*>\n?(.*?)</textarea>',r.text,re.S)[1]
    import html; src=html.unescape(src); print(src)
    r = await eva.post(f"/kb/editor/proposals/{pid}", data={"deed":"accept","version":v,"title":"Hub offline","source":src})
    print(r.status_code,r.headers, r.text[:500])
    r = await client.get(r.headers['location']); print(r.text[r.text.index('<main'):])
    r = await eva.get(asked[1].url); print(r.text[r.text.index('<aside'):][:800])
    assert 0
