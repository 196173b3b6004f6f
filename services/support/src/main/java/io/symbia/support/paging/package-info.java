/** Pages of lists: the parameters that ask for one, and the cursor that leads to the next. */
@NullMarked
package io.symbia.support.paging;

import org.jspecify.annotations.NullMarked;
