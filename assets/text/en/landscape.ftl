### Surfaces, their parameters and data, and why one cannot be opened.

landscape-quadratic = Quadratic
    .doc = The ravine in its purest form: κ says how much steeper one direction is, and gradient descent zig-zags the more.
landscape-rosenbrock = Rosenbrock
    .doc = A curved, nearly flat valley floor: getting in takes a few steps, getting to the end thousands.
landscape-least-squares = Least squares
    .doc = Linear regression on rows: the full gradient is exact, one object's is noisy, and the noise does not vanish at the optimum.
landscape-logistic = Logistic regression
    .doc = A convex loss over two classes that is steep on one side and flat on the other; on separable classes it has no minimum.
landscape-valley = Distill valley
    .doc = The valley of the article “Why Momentum Really Works”: where momentum turns a crawl into a run.
landscape-saddle = Saddle
    .doc = No minimum: a start exactly on the ridge ends at the saddle, any other leaves it, slowly at first.
landscape-himmelblau = Himmelblau
    .doc = Four equally deep minima: which one is reached depends on the start and on the method.
landscape-beale = Beale
    .doc = Wide flat ground beside sharp walls: a step size good for one is bad for the other.
landscape-booth = Booth
    .doc = A mild oblique ellipse: the friendly case that every method should solve.
landscape-matyas = Matyas
    .doc = A shallow diagonal valley: methods that rescale coordinates cannot see a slanted direction.
landscape-three-hump-camel = Three-hump camel
    .doc = Two shallow minima on the way to the deep one: a path stops early unless it has speed.
landscape-styblinski-tang = Styblinski–Tang
    .doc = Four minima of different depth: the nearest is rarely the deepest.
landscape-goldstein-price = Goldstein–Price
    .doc = Values from three to a million: no single step size suits both the slopes and the bottom.
landscape-rastrigin = Rastrigin
    .doc = A bowl covered with hollows: a gradient path falls into the nearest one.
landscape-ackley = Ackley
    .doc = A rippled plain around one deep funnel whose tip is a cusp: the gradient does not shrink as the minimum comes near.

param-kappa = Condition number
    .doc = How many times steeper the steep direction is. Gradient descent converges for η < 2/κ when κ ≥ 1.
param-angle = Angle
    .doc = Direction of the ravine, in radians from the x axis. Methods that rescale each coordinate notice it; gradient descent does not.
param-a = Place of the minimum
    .doc = The minimum lies at (a, a²).
param-b = Steepness of the walls
    .doc = The larger b, the narrower the valley and the smaller the largest stable step.
param-noise-objects = Objects
    .doc = How many objects the surface is the mean of. A full gradient costs as many evaluations.
param-noise-spread = Spread of slopes
    .doc = How much the gradients of single objects differ from their mean. At zero SGD and gradient descent coincide.
param-synthetic-objects = Objects
    .doc = How many rows are drawn.
param-synthetic-noise = Noise of y
    .doc = Standard deviation of what is added to the linear rule. It sets how far apart the single objects' optima lie.
param-synthetic-scale-x = Scale of x₁
    .doc = Factor of the first feature. Unequal scales stretch the surface into a ravine.
param-synthetic-scale-y = Scale of x₂
    .doc = Factor of the second feature. Unequal scales stretch the surface into a ravine.

data-builtin = The lecture's rows
    .doc = 300 rows of the lecture's regression; for logistic regression the class is the sign of y.
data-file = Rows from a file
    .doc = A CSV file with columns x1, x2 and y beside the scene; for logistic regression y is −1 or 1.
data-synthetic = Drawn rows
    .doc = Rows drawn from the scene's seed around a random linear rule.

open-range = { $key } is { $found }, allowed is { $allowed }
open-builtin = there is no built-in data “{ $found }”, there is { $known }
open-outside = the path { $path } leads out of the scene's folder; put the file beside the scene and give its name
open-unreadable = { $path } cannot be read, { $reason }
open-reason-missing = there is no such file
open-reason-permission = permission is denied
open-reason-folder = it is a folder
open-malformed = { $path }, line { $line }: not a row of a UTF-8 table with as many cells as the header has
open-empty = { $path } is empty; expected a header x1,x2,y and rows of numbers
open-column = { $path } has no column { $column }; its header says { $found }
open-cell = { $path }, line { $line }, column { $column }: found “{ $found }”, expected a finite number
open-label = { $path }, line { $line }: the class y is { $found }, expected −1 or 1
open-few = { $path } has { $rows ->
    [0] no rows
    [one] { $rows } row
   *[other] { $rows } rows
} of data, at least 2 are needed
open-many = { $path } has more than { $limit } rows
