package io.symbia.supplychain.shown;

import java.util.ArrayList;
import java.util.List;

/** Lists of views, which do not change. */
public final class Lists {

    private Lists() {}

    /** The list with one more at its end. */
    public static <T> List<T> with(List<T> list, T element) {
        List<T> more = new ArrayList<>(list);
        more.add(element);
        return List.copyOf(more);
    }
}
