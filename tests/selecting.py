"""How a reader selects words: from a place in one unit to a place in another, each told by its anchor."""

SELECT = """([first, from, last, to]) => {
    const at = (anchor, left) => {
        const words = document.createTreeWalker(document.querySelector(`#${anchor} [data-unit]`), 4)
        let node = words.nextNode()
        for (; left > node.length; node = words.nextNode()) left -= node.length
        return [node, left]
    }
    getSelection().setBaseAndExtent(...at(first, from), ...at(last, to))
}"""
