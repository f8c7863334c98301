"""A storage of the browser that has no room left: while `window.full` is true, or after `window.fullAt` writes."""

FULL = """
    const put = IDBObjectStore.prototype.put
    IDBObjectStore.prototype.put = function (value) {
        window.puts = (window.puts ?? 0) + 1
        const full = window.full || window.puts > (window.fullAt ?? Infinity)
        if (full) throw new DOMException("full", "QuotaExceededError")
        return put.call(this, value)
    }"""
