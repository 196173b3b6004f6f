/** How doors answer in pages: what a page is asked by, and what leads to the next one. */
@NullMarked
package io.symbia.support.paging;

import org.jspecify.annotations.NullMarked;
